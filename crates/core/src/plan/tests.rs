//! The plan, through the command table, on a real vault.

mod any;
mod changes;
mod lines;
mod sections;

use crate::testing::Bench;
use serde_json::{Value, json};
use trellis_domain::Id;
use trellis_domain::plan::Starter;

/// A line's form, with nothing but words.
fn words(section: Id, text: &str) -> Value {
    json!({"id": null, "section": section, "text": text, "points": [], "photo": null, "link": null, "first": false})
}

/// Adds a line, and gives it back.
async fn line(bench: &Bench, section: Id, text: &str) -> Value {
    let plan = bench.ok("line_save", words(section, text)).await;
    let lines = lines_of(&plan, section).as_array().expect("a list");
    lines.last().expect("it stands at the end").clone()
}

/// Adds a section of the client's own, and gives its id.
async fn section(bench: &Bench, part: &str, title: &str) -> Id {
    let form = json!({"id": null, "part": part, "title": title});
    let plan = bench.ok("section_save", form).await;
    let sections = plan["sections"].as_array().expect("a list");
    let found = sections.iter().find(|section| section["title"] == title);
    found.expect("it is there")["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .expect("an id")
}

/// A section of a plan.
fn at(plan: &Value, id: Id) -> &Value {
    let sections = plan["sections"].as_array().expect("a list");
    let found = sections.iter().find(|section| section["id"] == json!(id));
    found.expect("the section is there")
}

fn lines_of(plan: &Value, section: Id) -> &Value {
    &at(plan, section)["lines"]
}

/// The words of a section's lines, in order.
fn texts(plan: &Value, section: Id) -> Vec<&str> {
    let lines = lines_of(plan, section).as_array().expect("a list").iter();
    lines
        .map(|line| line["text"].as_str().expect("text"))
        .collect()
}

/// The headings of a part, in order: the client's own, or a starter's name.
fn headings<'a>(plan: &'a Value, part: &str) -> Vec<&'a str> {
    let sections = plan["sections"].as_array().expect("a list").iter();
    let of = sections.filter(|section| section["part"] == part);
    of.map(|section| {
        let heading = section["title"].as_str();
        heading.unwrap_or_else(|| section["starter"].as_str().expect("one or the other"))
    })
    .collect()
}

/// How many records of the plan there are, and how many changes were written down.
async fn rows(bench: &Bench) -> [usize; 2] {
    let store = bench.app.store().await.expect("open");
    let counts = [
        "select cast(count(*) as text) from entry",
        "select cast(count(*) as text) from past",
    ];
    let mut found = [0; 2];
    for (found, count) in found.iter_mut().zip(counts) {
        let count = store.read_own(count, &[]).await.expect("a count");
        *found = count.parse().expect("a number");
    }
    found
}

/// A photograph of no size, under a name.
async fn keep_photo(bench: &Bench, photo: &str) {
    let store = bench.app.store().await.expect("open");
    let keep = "insert into blob (id, media, size) values (unhex(?1), 'image/jpeg', 0)";
    store.write_local(keep, &[photo]).await.expect("kept");
}

const HELPS: Id = Starter::Helps.id();
