//! Words as another app wrote them, made plain.

/// Stands before each line of a list, the way the other app showed it.
pub(super) const BULLET: char = '•';

/// The items of a cell that holds several, joined by ` | `: trimmed, none blank.
pub(super) fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(" | ")
        // An item that was blank, at either end of a trimmed cell, leaves its bar behind.
        .map(|item| item.trim_matches(|c: char| c.is_whitespace() || c == '|'))
        .filter(|item| !item.is_empty())
}

/// The same words without those that came before, order kept.
pub(super) fn distinct<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !kept.iter().any(|known| known == word) {
            kept.push(word.to_owned());
        }
    }
    kept
}

/// A note from its title and its body, both as HTML: plain text, a blank line between them.
pub(super) fn note(title: &str, body: &str) -> String {
    let (title, body) = (plain(title), plain(body));
    match (title.is_empty(), body.is_empty()) {
        (true, _) => body,
        (_, true) => title,
        _ => format!("{title}\n\n{body}"),
    }
}

/// HTML as plain text: what breaks a line breaks it, other tags are dropped, entities become what
/// they stand for, the whole is trimmed. Text without any HTML comes through as it is.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&', '\r']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if let Some((name, after)) = tag(rest) {
            lay_out(name, &mut out);
            after
        } else if let Some((letter, after)) = entity(rest) {
            out.push(letter);
            after
        } else if let Some(after) = rest.strip_prefix('\r') {
            out.push('\n');
            after.strip_prefix('\n').unwrap_or(after)
        } else {
            // A lone `<` or `&`, which is the client's own.
            out.push_str(&rest[..1]);
            &rest[1..]
        };
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// What a tag does to the text: `br` always ends the line, a block stands on lines of its own.
fn lay_out(name: &str, out: &mut String) {
    let (closing, name) = match name.strip_prefix('/') {
        Some(name) => (true, name),
        None => (false, name),
    };
    match name.to_ascii_lowercase().as_str() {
        "br" => out.push('\n'),
        "p" | "div" | "ul" | "ol" | "li" | "blockquote" | "hr" | "tr" | "h1" | "h2" | "h3"
        | "h4" | "h5" | "h6" => {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            if name.eq_ignore_ascii_case("li") && !closing {
                out.push(BULLET);
                out.push(' ');
            }
        }
        _ => {}
    }
}

/// The tag at the start of `text`: its name, with the slash that closes, and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('<')?;
    if let Some(comment) = inside.strip_prefix("!--") {
        return comment.find("-->").map(|end| ("!", &comment[end + 3..]));
    }
    let slash = usize::from(inside.starts_with('/'));
    // "<3" and "a < b" are no tags.
    if !inside[slash..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inside.find(['<', '>'])?;
    if inside[end..].starts_with('<') {
        return None;
    }
    let name = inside[..end].split([' ', '\t', '\n', '\r']).next()?;
    Some((name.trim_end_matches('/'), &inside[end + 1..]))
}

/// The entity at the start of `text`: the letter it stands for, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(12).position(|byte| byte == b';')?;
    let (name, after) = (&inside[..end], &inside[end + 1..]);
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control() || *c == '\n' || *c == '\t')?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    // A space that only kept a line from breaking.
    Some((if letter == '\u{a0}' { ' ' } else { letter }, after))
}

const ENTITIES: [(&str, char); 66] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("iexcl", '¡'),
    ("cent", '¢'),
    ("pound", '£'),
    ("yen", '¥'),
    ("euro", '€'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("times", '×'),
    ("middot", '·'),
    ("bull", '•'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("iquest", '¿'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("auml", 'ä'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ocirc", 'ô'),
    ("ouml", 'ö'),
    ("oelig", 'œ'),
    ("szlig", 'ß'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("Agrave", 'À'),
    ("Acirc", 'Â'),
    ("Auml", 'Ä'),
    ("AElig", 'Æ'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Euml", 'Ë'),
    ("Icirc", 'Î'),
    ("Iuml", 'Ï'),
    ("Ocirc", 'Ô'),
    ("Ouml", 'Ö'),
    ("OElig", 'Œ'),
    ("Ucirc", 'Û'),
    ("Uuml", 'Ü'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_lines() {
        for (html, text) in [
            ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
            (
                "one<div>two</div><div><br></div><div>three</div>",
                "one\ntwo\n\nthree",
            ),
            ("<p class=\"x\">one</p><p>two</p>", "one\ntwo"),
            (
                "<b>For:</b><ul><li>tea</li><li>rain</li></ul>then",
                "For:\n• tea\n• rain\nthen",
            ),
            ("<i>so</i> <b>it</b> <u>is</u>", "so it is"),
            ("one<!-- not <b> this -->two", "onetwo"),
            ("  one\r\ntwo\rthree \n", "one\ntwo\nthree"),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }

    #[test]
    fn what_is_no_html_stays() {
        for text in [
            "I <3 this, 2 < 3 > 1",
            "R&D, A & B, &unknown; &#0; &#xD800; &#99999999999;",
            "an open <b",
            "a <b and a <c",
            "Île • été 🙂 &é;",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(
            plain("caf&eacute; &amp; &lt;b&gt; &#39;x&#39; &#xE0;&nbsp;&#128578;"),
            "café & <b> 'x' à 🙂"
        );
        assert_eq!(plain("&amp;lt;"), "&lt;");
        assert_eq!(plain("&lt;br&gt;"), "<br>");
    }

    #[test]
    fn a_note_is_its_title_and_its_body() {
        assert_eq!(note("A walk", "far<br>out"), "A walk\n\nfar\nout");
        assert_eq!(note(" ", "far"), "far");
        assert_eq!(note("A walk", "<br>"), "A walk");
        assert_eq!(note("", ""), "");
    }

    #[test]
    fn items_are_trimmed_whole_and_once() {
        let split = |cell| distinct(items(cell));
        assert_eq!(
            split("movies / tv | bad sleep  |  |  bad sleep| walk "),
            ["movies / tv", "bad sleep", "bad sleep| walk"]
        );
        assert_eq!(split("a | b | a |"), ["a", "b"]);
        assert!(split("").is_empty());
        assert!(split(" | ").is_empty());
    }
}
