//! Levels, ratings and evidence.

use super::edit::{done, edit};
use super::{GoalList, Goals, RateForm, ScaleForm, today};
use crate::app::App;
use crate::checkin::ById;
use crate::deleted;
use crate::error::{AppError, Code};
use crate::store::Edit;
use trellis_domain::Id;
use trellis_domain::goal::{By, EvidenceForm, NotAScale, NotEvidence, Rating, Scale};
use trellis_domain::merge::Kind;

/// Gives a goal its levels, or takes them away.
///
/// # Errors
/// [`Code::NotValid`] where no level has words or the weight is odd; [`Code::TooLong`];
/// [`Code::NotFound`].
pub(crate) async fn scale(
    app: &App,
    ScaleForm { goal, scale }: ScaleForm,
) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let scale = scale
        .map(Scale::tidy)
        .transpose()
        .map_err(|why| match why {
            NotAScale::NoWords | NotAScale::Odd => Code::NotValid,
            NotAScale::TooLong => Code::TooLong,
        })?;
    Goals::load(&store).await?.goal(goal)?;
    let fields = Scale::fields(scale.as_ref());
    done(app, &store, vec![edit(Kind::Goal, goal, fields)]).await
}

/// Says on which level a goal is today.
///
/// # Errors
/// [`Code::NotFound`] where the goal is not there; [`Code::NotValid`] where it has no levels;
/// [`Code::TooLong`].
pub(crate) async fn rate(
    app: &App,
    RateForm { goal, level, note }: RateForm,
) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let note = note.trim();
    if note.chars().count() > Rating::LONGEST {
        return Err(Code::TooLong.into());
    }
    let all = Goals::load(&store).await?;
    if all.goal(goal)?.scale.is_none() {
        return Err(Code::NotValid.into());
    }
    let today = today(app, &store).await?;
    let before = all
        .ratings
        .iter()
        .find(|rating| rating.goal == goal && rating.by == By::Client && rating.day == today);
    let now = app.ports.clock.now();
    let edit = Edit {
        kind: Kind::Rating,
        id: before.map_or_else(|| Id::from_random(app.ports.random()), |rating| rating.id),
        fields: Rating::fields(goal, level, note, today, now),
        new: before.is_none(),
    };
    done(app, &store, vec![edit]).await
}

/// Takes a rating of the client's own back: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`], also where it is a worker's.
pub(crate) async fn delete_rating(app: &App, ById { id }: ById) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    let own = |rating: &&Rating| rating.id == id && rating.by == By::Client;
    all.ratings.iter().find(own).ok_or(Code::NotFound)?;
    let edit = deleted::edit(Kind::Rating, id, app.ports.clock.now());
    done(app, &store, vec![edit]).await
}

/// Keeps something to show for a goal, or changes it.
///
/// # Errors
/// [`Code::NotValid`] where it has neither words nor a photograph; [`Code::TooLong`];
/// [`Code::NotFound`] where the goal, the photograph or what is to be changed is not there.
pub(crate) async fn save_evidence(app: &App, form: EvidenceForm) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let form = form.tidy().map_err(|why| match why {
        NotEvidence::Blank => Code::NotValid,
        NotEvidence::TooLong => Code::TooLong,
    })?;
    let all = Goals::load(&store).await?;
    let goal = all.goal(form.goal)?.id;
    let kept = |id: Id| {
        let mut kept = all.evidence.iter();
        let kept = kept.find(|one| one.id == id && one.goal == goal);
        kept.ok_or(Code::NotFound)
    };
    let before = form.id.map(kept).transpose()?;
    let had = before.and_then(|one| one.photo.as_ref());
    if let Some(photo) = &form.photo
        && had != Some(photo)
        && !crate::photo::is_kept(&store, photo).await?
    {
        return Err(Code::NotFound.into());
    }
    let now = app.ports.clock.now();
    let made = (today(app, &store).await?, now);
    let edit = Edit {
        kind: Kind::Evidence,
        id: before.map_or_else(|| Id::from_random(app.ports.random()), |one| one.id),
        fields: form.fields(before.is_none().then_some(made)),
        new: before.is_none(),
    };
    done(app, &store, vec![edit]).await
}

/// Deletes something that was kept to show: it can be brought back for 30 days.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) async fn delete_evidence(app: &App, ById { id }: ById) -> Result<GoalList, AppError> {
    let store = app.store().await?;
    let all = Goals::load(&store).await?;
    let mut kept = all.evidence.iter();
    kept.find(|one| one.id == id).ok_or(Code::NotFound)?;
    let edit = deleted::edit(Kind::Evidence, id, app.ports.clock.now());
    done(app, &store, vec![edit]).await
}
