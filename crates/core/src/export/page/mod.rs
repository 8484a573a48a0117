//! A page to read and to print: one HTML file that stands on nothing else, without a script.
//!
//! Strengths and goals come first. Its own policy forbids it to run or to fetch anything.
//!
//! - `out`: writing HTML; `parts`: what the client has; `days`: check-ins and what was answered.

mod days;
mod out;
mod parts;

use super::ExportPart;
use super::record::Record;
use super::source::Source;
use base64::prelude::BASE64_STANDARD;
use base64::write::EncoderWriter;
use out::Out;
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

/// A page that is being written, and what it is about.
struct Page<'a> {
    record: &'a Record,
    source: &'a Source,
    out: Out<'a>,
}

/// The parts, in order: each with its name on the page and its heading.
const PARTS: [(ExportPart, &str, &str); 9] = [
    (ExportPart::Strengths, "strengths", "record-part-strengths"),
    (ExportPart::Goals, "goals", "record-part-goals"),
    (ExportPart::Plan, "plan", "record-part-plan"),
    (ExportPart::Circle, "circle", "record-part-circle"),
    (ExportPart::Balance, "balance", "record-part-balance"),
    (ExportPart::Decisions, "decisions", "record-part-decisions"),
    (ExportPart::Reminders, "reminders", "record-part-reminders"),
    (ExportPart::Measures, "measures", "record-part-measures"),
    (ExportPart::Checkins, "checkins", "record-part-checkins"),
];

pub(super) fn write(record: &Record, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page {
        record,
        source,
        out: Out(out),
    };
    page.begin()?;
    for (part, id, heading) in PARTS {
        if record.wants(part) {
            page.out.raw("<section>\n")?;
            page.out.heading(id, &record.say.get(heading))?;
            page.part(part)?;
            page.out.raw("</section>\n")?;
        }
    }
    page.out.raw("</main>\n</body>\n</html>\n")
}

impl Page<'_> {
    fn say(&self, key: &str) -> String {
        self.record.say.get(key)
    }

    fn part(&mut self, part: ExportPart) -> io::Result<()> {
        match part {
            ExportPart::Strengths => self.strengths(),
            ExportPart::Goals => self.goals(),
            ExportPart::Plan => self.plan(),
            ExportPart::Circle => self.circle(),
            ExportPart::Balance => self.balance(),
            ExportPart::Decisions => self.decisions(),
            ExportPart::Reminders => self.reminders(),
            ExportPart::Measures => self.measures(),
            ExportPart::Checkins => self.checkins(),
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        let (record, title) = (self.record, self.say("record-title"));
        let say = record.say;
        self.out.raw(&format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
            <meta name=\"referrer\" content=\"no-referrer\">\n",
            say.tag()
        ))?;
        self.out.element("title", &title)?;
        self.out.raw(&format!(
            "<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n"
        ))?;
        self.out.element("h1", &title)?;
        if !record.name.is_empty() {
            self.out.own("p", &record.name)?;
        }
        let made = say.with("record-made", [("day", say.day(record.today).into())]);
        self.quiet(&made)?;
        if let Some(since) = record.since {
            let since = say.with("record-since", [("day", say.day(since).into())]);
            self.quiet(&since)?;
        }
        if !record.matters.is_empty() {
            let heading = self.say("record-matters-to-me");
            self.out.element("h3", &heading)?;
            self.out.own("p", &record.matters)?;
        }
        self.out.raw("</header>\n<nav aria-label=\"")?;
        let contents = self.say("record-contents");
        self.out.text(&contents)?;
        self.out.raw("\">\n<ul>\n")?;
        for (part, id, heading) in PARTS {
            if record.wants(part) {
                self.out.raw(&format!("<li><a href=\"#{id}\">"))?;
                let heading = self.say(heading);
                self.out.text(&heading)?;
                self.out.raw("</a></li>\n")?;
            }
        }
        self.out.raw("</ul>\n</nav>\n<main>\n")
    }

    /// A line of ours that stands back.
    fn quiet(&mut self, text: &str) -> io::Result<()> {
        self.out.raw("<p class=\"quiet\">")?;
        self.out.text(text)?;
        self.out.raw("</p>\n")
    }

    /// Says that there is nothing, where there is nothing.
    fn none(&mut self, none: bool) -> io::Result<()> {
        if none {
            let text = self.say("record-none");
            self.quiet(&text)?;
        }
        Ok(())
    }

    /// A photograph, inside the page.
    fn photo(&mut self, photo: Option<&String>) -> io::Result<()> {
        let Some(photo) = photo else {
            return Ok(());
        };
        let alt = self.say("record-photo");
        self.out.raw("<img alt=\"")?;
        self.out.text(&alt)?;
        self.out.raw("\" src=\"data:image/jpeg;base64,")?;
        let mut encoder = EncoderWriter::new(&mut *self.out.0, &BASE64_STANDARD);
        self.source.photo(photo, &mut encoder)?;
        encoder.finish()?;
        drop(encoder);
        self.out.raw("\">\n")
    }
}
