//! What could stand on the page for a visit: what happened and what the client wants, never what did
//! not happen.

use super::{VisitLine, VisitWhat};
use crate::checkin::StoredCheckIn;
use crate::error::{AppError, Code};
use crate::goal::Goals;
use crate::plan::Whole;
use crate::store::{Store, place_range};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::Id;
use trellis_domain::checkin::TagGroup;
use trellis_domain::goal::{By, Goal, Status};
use trellis_domain::plan::Starter;
use trellis_domain::visit::VisitPart;

/// The most lines that are proposed in a part: a page has to hold them.
const MOST: [usize; 4] = [5, 8, 5, 7];

/// The proposed lines, part by part, the likeliest first.
pub(super) async fn lines(
    store: &Store,
    since: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<VisitLine>, AppError> {
    let days = Days::read(store, since, today).await?;
    let goals = Goals::load(store).await?;
    let parts = [
        strengths(store, &days).await?,
        changed(&goals, since),
        helped(store, &days).await?,
        wanted(store, &goals).await?,
    ];
    let parts = VisitPart::ALL.into_iter().zip(parts).zip(MOST);
    let lines = parts.flat_map(|((part, lines), most)| {
        let line = move |(key, what)| VisitLine {
            key,
            part,
            what,
            words: None,
            hidden: false,
        };
        lines.into_iter().take(most).map(line)
    });
    Ok(lines.collect())
}

type Proposed = (String, VisitWhat);

/// On how many days each tag and each strength was ticked.
struct Days(BTreeMap<Id, u32>);

impl Days {
    async fn read(store: &Store, since: NaiveDate, today: NaiveDate) -> Result<Self, AppError> {
        let (from, to) = place_range(since, today);
        let bounds = [from, to].map(|place| place.to_string());
        let rows = store
            .read_own(crate::checkin::sql::BETWEEN, &[&bounds[0], &bounds[1]])
            .await?;
        let rows: Vec<StoredCheckIn> = serde_json::from_str(&rows).map_err(|_| Code::Damaged)?;
        let mut ticked: BTreeSet<(NaiveDate, Id)> = BTreeSet::new();
        for record in rows.iter().filter_map(StoredCheckIn::record) {
            let ids = record.tags.iter().chain(&record.strengths);
            ticked.extend(ids.map(|id| (record.day, *id)));
        }
        let mut days = BTreeMap::new();
        for (_, id) in ticked {
            *days.entry(id).or_default() += 1;
        }
        Ok(Self(days))
    }

    fn of(&self, id: Id) -> u32 {
        self.0.get(&id).copied().unwrap_or_default()
    }
}

/// The client's strengths, those that were used first.
async fn strengths(store: &Store, days: &Days) -> Result<Vec<Proposed>, AppError> {
    let mut all = crate::strength::load(store).await?;
    all.sort_by_key(|strength| std::cmp::Reverse(days.of(strength.id)));
    let line = |strength: trellis_domain::strength::Strength| {
        let days = days.of(strength.id);
        let text = strength.text;
        (
            format!("strength:{}", strength.id),
            VisitWhat::Strength { text, days },
        )
    };
    Ok(all.into_iter().map(line).collect())
}

/// What changed: goals reached and taken up, levels, steps, and what was kept to show.
fn changed(goals: &Goals, since: NaiveDate) -> Vec<Proposed> {
    let is_new = |day: Option<NaiveDate>| day.is_some_and(|day| day >= since);
    let text = |goal: &Goal| goal.text.clone();
    let all = || goals.goals.iter().filter(|goal| !goal.text.is_empty());
    let reached = all().filter(|goal| is_new(goal.reached)).map(|goal| {
        let text = text(goal);
        (format!("reached:{}", goal.id), VisitWhat::Reached { text })
    });
    let levels = all().filter_map(|goal| level(goals, goal, since));
    let steps = goals.steps.iter().filter(|step| is_new(step.since));
    let steps = steps.filter_map(|step| {
        let (text, how) = (step.text.clone(), step.how?);
        Some((format!("step:{}", step.id), VisitWhat::Step { text, how }))
    });
    let evidence = goals.evidence.iter();
    let evidence = evidence
        .filter(|one| is_new(Some(one.day)) && !one.text.is_empty())
        .map(|one| {
            let text = one.text.clone();
            (format!("evidence:{}", one.id), VisitWhat::Evidence { text })
        });
    let begun = all()
        .filter(|goal| goal.status == Status::Working && is_new(goal.begun))
        .map(|goal| {
            let text = text(goal);
            (format!("begun:{}", goal.id), VisitWhat::Begun { text })
        });
    reached
        .chain(levels)
        .chain(steps)
        .chain(evidence)
        .chain(begun)
        .collect()
}

/// From which level to which a goal came, by the client's own ratings alone.
fn level(goals: &Goals, goal: &Goal, since: NaiveDate) -> Option<Proposed> {
    let scale = goal.scale.as_ref()?;
    let own =
        |rating: &&trellis_domain::goal::Rating| rating.goal == goal.id && rating.by == By::Client;
    let now = goals.ratings.iter().rfind(own)?;
    let mut before = goals.ratings.iter().filter(own);
    let before = before.rfind(|rating| rating.day < since);
    let from = before.map(|rating| rating.level).or(scale.base)?;
    let words = |level: trellis_domain::goal::Level| scale.levels[level.position()].clone();
    let moved = now.day >= since && now.level != from;
    moved.then(|| {
        let what = VisitWhat::Level {
            text: goal.text.clone(),
            then: words(from),
            now: words(now.level),
            from,
            to: now.level,
        };
        (format!("level:{}", goal.id), what)
    })
}

/// What helped, by the tags of this time; else what helps, by the plan.
async fn helped(store: &Store, days: &Days) -> Result<Vec<Proposed>, AppError> {
    let tags = crate::tag::load(store).await?;
    let mut used: Vec<_> = tags
        .iter()
        .filter(|tag| tag.group == TagGroup::Helped && days.of(tag.id) > 0)
        .collect();
    used.sort_by_key(|tag| std::cmp::Reverse(days.of(tag.id)));
    let used = used.into_iter().map(|tag| {
        let (text, days) = (tag.label.clone(), days.of(tag.id));
        (
            format!("helped:{}", tag.id),
            VisitWhat::Helped { text, days },
        )
    });
    let plan = Whole::kept(store).await?;
    let helps = plan.whole.section(Starter::Helps.id())?;
    let lines = helps
        .lines
        .iter()
        .filter(|line| !line.text.is_empty() && !helps.hidden);
    let lines = lines.map(|line| {
        let text = line.text.clone();
        (format!("line:{}", line.id), VisitWhat::Plan { text })
    });
    Ok(used.chain(lines).collect())
}

/// Where more help is wanted, and the goals that are worked on and thought about.
async fn wanted(store: &Store, goals: &Goals) -> Result<Vec<Proposed>, AppError> {
    let check = crate::balance::latest(store).await?;
    let areas = check.map(|check| check.areas).unwrap_or_default();
    let more = areas.iter().filter(|said| said.more);
    let more = more.map(|said| {
        let area = said.area;
        (format!("more:{}", area.name()), VisitWhat::More { area })
    });
    let of = |status| {
        let all = goals.goals.iter();
        all.filter(move |goal| goal.status == status && !goal.text.is_empty())
    };
    let open = of(Status::Working).chain(of(Status::Thinking)).map(|goal| {
        let (text, why) = (goal.text.clone(), goal.why.clone());
        (format!("goal:{}", goal.id), VisitWhat::Goal { text, why })
    });
    Ok(more.chain(open).collect())
}
