//! A page for a supporter without an account: one section of the plan, or the page for a visit, in one HTML
//! file that opens by itself with six words told by voice. Nothing leaves the device but by the client's own
//! hand; nobody is asked, and the file asks nobody.

use super::language;
use super::visit::visit_page;
use crate::api::Nothing;
use crate::app::App;
use crate::error::{AppError, Code};
use crate::export::{heading, say_day};
use crate::files::{self, Chosen};
use crate::goal::today;
use crate::plan::Whole;
use crate::store::Store;
use crate::words::Words;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDate;
use fluent_bundle::FluentArgs;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use trellis_domain::Id;
use trellis_domain::settings::Language;
use trellis_domain::visit::VisitPart;
use trellis_sealing::{PACKET_WORDS, ROUNDS, WordList, packet_phrase, seal_packet};
use ts_rs::TS;
use zeroize::Zeroizing;

const PAGE: &str = include_str!("packet.html");
const STYLE: &str = include_str!("packet.css");
const SCRIPT: &str = include_str!("packet.js");

/// Six words to be told by voice.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PacketPhrase {
    /// The words.
    pub words: Vec<String>,
}

/// Asks for a locked page.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PacketAsk {
    /// Where it goes.
    pub to: Chosen,
    /// The section of the plan; none: the page for a visit.
    pub section: Option<Id>,
    /// The six words, as they were shown.
    pub words: Vec<String>,
    /// The last day on which it is to be read, as `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub until: NaiveDate,
}

impl std::fmt::Debug for PacketPhrase {
    /// Says nothing of the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PacketPhrase")
    }
}

impl std::fmt::Debug for PacketAsk {
    /// Says nothing of the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PacketAsk")
    }
}

/// What the page says, once it is open.
#[derive(Serialize)]
struct Page {
    title: String,
    parts: Vec<PagePart>,
}

#[derive(Serialize)]
struct PagePart {
    heading: String,
    lines: Vec<String>,
}

/// New words. They are kept nowhere.
pub(crate) async fn phrase(app: &App, _: Nothing) -> Result<PacketPhrase, AppError> {
    let store = app.store().await?;
    let list = match language(app, &store).await? {
        Language::En => WordList::English,
        Language::Fr => WordList::French,
    };
    let words = packet_phrase(list, app.ports.random());
    Ok(PacketPhrase {
        words: words.map(str::to_owned).to_vec(),
    })
}

/// Writes the file.
///
/// # Errors
/// [`Code::NotValid`] where the words are no six, or the day has passed; [`Code::NotFound`] where there is
/// no such section, or nothing stands on the page; as [`files::write`].
pub(crate) async fn write(app: &App, ask: PacketAsk) -> Result<Nothing, AppError> {
    let store = app.store().await?;
    let phrase = Zeroizing::new(ask.words.join(" "));
    let long_enough = ask
        .words
        .iter()
        .filter(|word| word.chars().count() > 2)
        .count();
    if long_enough != PACKET_WORDS || ask.until < today(app, &store).await? {
        return Err(Code::NotValid.into());
    }
    let language = language(app, &store).await?;
    let page = page(app, &store, ask.section, language).await?;
    let text = Zeroizing::new(serde_json::to_vec(&page)?);
    let (salt, nonce) = (app.ports.random(), app.ports.random());
    let until = ask.until.to_string();
    let ends = say_day(ask.until, language);
    drop(store);
    files::write(app, ask.to, move |out| {
        let sealed = seal_packet(&phrase, &until, &text, salt, nonce);
        let packet = json!({
            "version": 1,
            "rounds": ROUNDS,
            "until": until,
            "salt": BASE64_STANDARD.encode(sealed.salt),
            "nonce": BASE64_STANDARD.encode(sealed.nonce),
            "sealed": BASE64_STANDARD.encode(sealed.sealed),
        });
        out.write_all(html(language, &packet.to_string(), &ends).as_bytes())
    })
    .await?;
    tracing::info!(event = "packet_written");
    Ok(Nothing {})
}

async fn page(
    app: &App,
    store: &Store,
    section: Option<Id>,
    language: Language,
) -> Result<Page, AppError> {
    if let Some(id) = section {
        let plan = Whole::kept(store).await?;
        let section = plan.whole.section(id)?;
        let lines = section.lines.iter();
        let lines: Vec<String> = lines.map(|line| plan.whole.words(line.clone())).collect();
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return Err(Code::NotFound.into());
        }
        let part = PagePart {
            heading: String::new(),
            lines,
        };
        return Ok(Page {
            title: heading(section, language),
            parts: vec![part],
        });
    }
    let words = Words::of_sharing(language);
    let visit = visit_page(app, language).await?.ok_or(Code::NotFound)?;
    let mut parts: Vec<PagePart> = visit
        .parts
        .into_iter()
        .map(|part| PagePart {
            heading: words.get(match part.part {
                VisitPart::Strengths => "visit-part-strengths",
                VisitPart::Changed => "visit-part-changed",
                VisitPart::Helped => "visit-part-helped",
                VisitPart::Want => "visit-part-want",
            }),
            lines: part.lines,
        })
        .collect();
    if !visit.decision.is_empty() {
        parts.push(PagePart {
            heading: words.get("visit-part-decision"),
            lines: vec![visit.decision],
        });
    }
    Ok(Page {
        title: words.get("visit-paper-title"),
        parts,
    })
}

/// A text within an attribute or an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn hashed(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// The file. Each place is filled in once, from left to right: what is filled in is never looked at again.
fn html(language: Language, packet: &str, ends: &str) -> String {
    let words = Words::of_sharing(language);
    let until = FluentArgs::from_iter([("day", ends)]);
    let fill = |name: &str| match name {
        "lang" => match language {
            Language::En => "en".to_owned(),
            Language::Fr => "fr".to_owned(),
        },
        "script-hash" => hashed(SCRIPT),
        "style-hash" => hashed(STYLE),
        "style" => STYLE.to_owned(),
        "script" => SCRIPT.to_owned(),
        "packet" => escaped(packet),
        "title" => escaped(&words.get("packet-file-title")),
        "lead" => escaped(&words.get("packet-file-lead")),
        "words" => escaped(&words.get("packet-file-words")),
        "open" => escaped(&words.get("packet-file-open")),
        "honest" => escaped(&words.get("packet-file-honest")),
        "over" => escaped(&words.get("packet-file-over")),
        "wrong" => escaped(&words.get("packet-file-wrong")),
        "old" => escaped(&words.get("packet-file-old")),
        "busy" => escaped(&words.get("packet-file-busy")),
        "until-says" => escaped(&words.with("packet-file-until", &until)),
        _ => String::new(),
    };
    let mut file = String::new();
    let mut rest = PAGE;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        file.push_str(before);
        file.push_str(&fill(name));
        rest = after;
    }
    file + rest
}
