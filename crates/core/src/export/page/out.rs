//! Writing HTML: what is text is escaped by the one function that writes text.

use std::io::{self, Write};

/// A page that is being written.
pub(super) struct Out<'a>(pub(super) &'a mut dyn Write);

impl Out<'_> {
    /// Writes mark-up of ours.
    pub(super) fn raw(&mut self, html: &str) -> io::Result<()> {
        self.0.write_all(html.as_bytes())
    }

    /// Writes text. A carriage return would be read as a line feed, and NUL cannot be said in HTML.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\r', '\0']) {
            self.raw(&rest[..at])?;
            self.raw(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\'' => "&#39;",
                b'\r' => "&#13;",
                _ => "\u{fffd}",
            })?;
            rest = &rest[at + 1..];
        }
        self.raw(rest)
    }

    /// An element with text of ours in it.
    pub(super) fn element(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.raw(&format!("<{name}>"))?;
        self.text(text)?;
        self.raw(&format!("</{name}>\n"))
    }

    /// An element with the client's own words in it. It goes the way that its words go, and what is
    /// odd in them ends with it.
    pub(super) fn own(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.raw(&format!("<{name} class=\"own\" dir=\"auto\">"))?;
        self.text(text)?;
        self.raw(&format!("</{name}>\n"))
    }

    /// A heading with a name, for the list of what is on the page.
    pub(super) fn heading(&mut self, id: &str, text: &str) -> io::Result<()> {
        self.raw(&format!("<h2 id=\"{id}\">"))?;
        self.text(text)?;
        self.raw("</h2>\n")
    }

    /// A line of a list of terms; nothing where there is nothing to say.
    pub(super) fn term(&mut self, term: &str, words: &str) -> io::Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        self.element("dt", term)?;
        self.own("dd", words)
    }
}
