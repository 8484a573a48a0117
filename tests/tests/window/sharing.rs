//! Sharing, as the two who share go through it: the client in the real window, the worker in a browser
//! with a passkey that opens keys, and between them the real server over TLS. From an invitation to a
//! signed receipt, in both languages, each screen held against WCAG by axe.

use serde_json::{Value, json};
use trellis_protocol::{Grant, Hash, SignedReceipt};
use trellis_sealing::ServerKey;
use trellis_tests::hunt::{Quarry, hunt};
use trellis_tests::window::{Keys, Page, Stage, Window, word_in};

use crate::notices::ask;
use crate::place::Agency;
use crate::steps::skip_first_run_in;
use crate::worker::Worker;

const WORKER: &str = "Sam Roy";
const CLIENT: &str = "Noor";
const REASON: &str = "To see together what helps, before each visit.";

/// What the client shows,
const SHOWN: [&str; 6] = [STRENGTH, GOAL, STEP, LINE, QUESTION, ANSWER];
const STRENGTH: &str = "I bake for the whole floor";
const GOAL: &str = "A flat of my own";
const STEP: &str = "Call the housing office";
const LINE: &str = "Walk along the river";
const QUESTION: &str = "What did I cook?";
const ANSWER: &str = "Lentils with my neighbour";
/// and what stands beside it and is nobody else's.
const KEPT: [&str; 6] = [
    "I know every bus by heart",
    "Leave the job at the mill",
    "I stop opening my letters",
    "quietotterkeepsthemorning",
    "How was the night?",
    "I lay awake until four",
];
/// What the worker suggests.
const IDEA: &str = "Look at two flats together";

#[test]
fn the_whole_story_in_english() {
    the_whole_story("en", "English");
}

#[test]
fn the_whole_story_in_french() {
    the_whole_story("fr", "Français");
}

/// The words of a key, with the worker's name in them, as far as they are the same for everybody.
fn said(language: &str, key: &str) -> String {
    let words = word_in(language, key).replace("{ $name }", WORKER);
    words.split("{ $").next().unwrap_or_default().to_owned()
}

/// Each of these can be read, or none.
#[track_caller]
fn reads(page: &Page, all: &[&str], can: bool) {
    let text = page.text();
    for words in all {
        assert_eq!(text.contains(words), can, "“{words}” in: {text}");
    }
}

/// What the one renderer made of what is shown.
fn shown(page: &Page) -> String {
    page.texts(".shown").pop().unwrap_or_default()
}

fn the_whole_story(language: &'static str, own_name: &str) {
    let t = |key: &str| said(language, key);
    let mut agency = Agency::with_portal();
    let stage = Stage::believing(&agency.authority());
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    let look = |screen: &str| {
        window.picture(&format!("sharing-{screen}-{language}"));
        page.is_for_everybody();
    };
    skip_first_run_in(page, own_name, &t("welcome-skip-all"));
    page.shows("heading", &t("today-empty-title"));
    let section = a_life(page);

    let worker = Worker::enrol(&agency, WORKER, language);
    let invitation = worker.invites(REASON);

    // The invitation: who it is, and six words that are the same on both sides.
    page.click("link", &t("place-me"));
    page.click("button", &t("me-way-sharing"));
    page.says(&t("sharing-none"));
    look("none");
    page.click("button", &t("sharing-begin"));
    page.write(&t("invite-paste"), &invitation.link);
    look("invite");
    page.click("button", &t("sharing-invite-look"));
    page.shows("heading", &t("sharing-who-title"));
    for words in [WORKER, &t("consent-role-worker"), "Maple House"] {
        page.says(words);
    }
    assert_eq!(page.texts("main ol li"), invitation.words);
    look("who");

    // What: nothing is ticked before the client ticks it.
    page.click("button", &t("sharing-next"));
    page.shows("heading", &t("sharing-what-title"));
    let ticked = "return document.querySelectorAll('main input:checked').length";
    assert_eq!(page.run(ticked, &json!([])), 0);
    for words in [STRENGTH, GOAL, &section, QUESTION] {
        page.click("checkbox", words);
    }
    page.write(&t("sharing-what-called"), CLIENT);
    look("what");
    page.click("button", &t("sharing-what-see"));
    page.says(STRENGTH);
    reads(page, &SHOWN, true);
    reads(page, &KEPT, false);
    look("see");
    let seen = shown(page);
    page.click("button", &t("sharing-see-back"));

    // Why, how long, and what cannot be taken back; then a yes to exactly this.
    page.click("button", &t("sharing-next"));
    page.shows("heading", &t("sharing-why-title"));
    page.says(REASON);
    look("why");
    page.click("button", &t("sharing-next"));
    page.shows("heading", &t("sharing-until-title"));
    look("until");
    page.click("button", &t("sharing-next"));
    page.shows("heading", &t("sharing-yes-title"));
    page.says(GOAL);
    reads(page, &KEPT, false);
    look("yes");
    worker.finds_nobody();
    page.click("button", &t("sharing-yes"));
    page.says(&t("sharing-stand-shared"));
    page.says(&t("sharing-opened-never"));
    look("shared");

    // The worker reads what was ticked, as the client was shown it, and nothing else.
    worker.reads(CLIENT, GOAL);
    reads(worker.page(), &SHOWN, true);
    reads(worker.page(), &KEPT, false);
    assert_eq!(shown(worker.page()), seen);
    let grant = worker.asks("people")[0]["grant"].clone();
    let server = worker.asks("hello")["key"].clone();

    // The client is told that they looked.
    page.click("button", &t("back"));
    page.click("button", &t("me-way-sharing"));
    page.says(&t("sharing-opened"));
    page.click("button", &t("sharing-history"));
    page.says(&t("sharing-opening-looked"));
    look("one");

    // A suggestion comes quietly, is taken, and is told apart from what is the client's own.
    worker.suggests_a_step(IDEA);
    page.click("button", &t("back"));
    page.click("button", &t("sharing-inbox"));
    page.says(IDEA);
    look("suggestions");
    page.click("button", &t("sharing-idea-yes"));
    page.says(&t("sharing-idea-answer-accepted"));
    page.click("link", &t("place-goals"));
    page.click("button", GOAL);
    page.says(IDEA);
    look("goal");
    page.click("button", IDEA);
    page.says(&t("seenby-from"));
    look("step");
    page.click("button", &t("cancel"));
    worker.reads(CLIENT, IDEA);

    // A pause is one tap from Today, and so is its end.
    page.click("link", &t("place-today"));
    page.says(&t("seenby-shared"));
    look("today");
    page.click("button", &t("seenby-pause"));
    page.says(&t("seenby-paused"));
    worker.finds_nobody();
    page.click("button", &t("seenby-resume"));
    page.says(&t("seenby-shared"));
    worker.reads(CLIENT, GOAL);
    reads(worker.page(), &SHOWN, true);

    // A stop with no server to be reached is told as what it is; and as soon as it is confirmed, it is.
    agency.stop();
    page.click("link", &t("place-me"));
    page.click("button", &t("me-way-sharing"));
    page.click("button", &t("sharing-stop"));
    page.says(&t("sharing-stand-stopping"));
    page.says(&t("sharing-unreachable"));
    look("stopping");
    agency.start();
    page.click("button", &t("sharing-again"));
    page.says(&t("sharing-stand-ended-stopped"));
    page.says(&t("sharing-none"));
    page.click("button", &t("sharing-history"));
    page.says(&t("sharing-receipt-deleted"));
    look("stopped");
    worker.finds_nobody();

    // What the server signed is its own signature, about this grant.
    let list = ask(page, "sharing_list", &json!({}));
    let history = ask(
        page,
        "sharing_history",
        &json!({ "id": list["grants"][0]["id"] }),
    );
    let receipt = history["receipt"].as_str().expect("a receipt");
    let receipt: SignedReceipt = serde_json::from_str(receipt).expect("a receipt");
    let grant: Grant = serde_json::from_value(grant).expect("a grant's name");
    let server: Hash = serde_json::from_value(server).expect("a key");
    let receipt = ServerKey::pinned(server.0).check_of_grant(&receipt, grant);
    assert!(receipt.expect("signed and whole").rows > 0);

    // It is nowhere in the clear, neither at the server nor where the worker read it.
    worker.signs_out();
    let browser = worker.leaves();
    window.close();
    agency.stop();
    let quarries = [GOAL, LINE, ANSWER, IDEA, KEPT[3]].map(|text| Quarry::text(text, text));
    let found = hunt(&quarries, &[agency.folder(), browser]);
    assert_eq!(found.expect("read"), [""; 0]);
}

#[test]
fn a_worker_leaves_in_english() {
    a_worker_leaves("en", "English");
}

#[test]
fn a_worker_leaves_in_french() {
    a_worker_leaves("fr", "Français");
}

/// The agency takes a worker's account away while a client shows them something.
fn a_worker_leaves(language: &'static str, own_name: &str) {
    let t = |key: &str| said(language, key);
    let agency = Agency::with_portal();
    let stage = Stage::believing(&agency.authority());
    let device = stage.sign_in(Keys::Open);
    let window = Window::open(&device);
    let page = window.page();
    skip_first_run_in(page, own_name, &t("welcome-skip-all"));
    page.shows("heading", &t("today-empty-title"));
    a_life(page);
    let worker = Worker::enrol(&agency, WORKER, language);
    let invitation = json!({ "text": worker.invites(REASON).link, "server": null });
    let offer = ask(page, "sharing_offer", &json!({}));
    let choice = json!({
        "strengths": [offer["strengths"][0]["id"]], "goals": [], "sections": [], "items": [],
        "tags": false, "notes": false, "measures": [], "balance": false, "visit": false,
        "people": false, "since": null
    });
    let draft =
        json!({ "id": null, "called": CLIENT, "choice": choice, "period": { "type": "month" } });
    ask(page, "sharing_look", &invitation);
    let yes = json!({ "invitation": invitation, "draft": draft });
    ask(page, "sharing_share", &yes);
    page.click("link", &t("place-me"));
    page.click("button", &t("me-way-sharing"));
    page.says(&t("sharing-stand-shared"));

    let me = worker.asks("me")["worker"].clone();
    agency.told(&["worker", "disable", me.as_str().expect("a name of theirs")]);
    page.click("button", &t("back"));
    page.click("button", &t("me-way-sharing"));
    page.says(&t("sharing-stand-asked-gone"));
    window.picture(&format!("sharing-gone-{language}"));
    page.is_for_everybody();
    page.click("button", &t("sharing-stop"));
    page.says(&t("sharing-stand-ended-stopped"));
    window.close();
}

/// Writes what a client would have written, and gives the heading of the section that is to be shown.
fn a_life(page: &Page) -> String {
    let tell = |name: &str, form: Value| ask(page, name, &form);
    for text in [STRENGTH, KEPT[0]] {
        tell(
            "strength_save",
            json!({ "id": null, "text": text, "prompt": null }),
        );
    }
    for text in [KEPT[1], GOAL] {
        let form = json!({
            "id": null, "text": text, "why": "", "area": null, "environment": null, "role": "",
            "strengths": [], "supports": [], "lack": null, "way": "", "matter": null, "sure": null
        });
        tell("goal_save", form);
    }
    let goals = tell("goal_list", json!({}));
    let goals = goals["goals"].as_array().expect("goals");
    let mut goals = goals.iter().map(|view| &view["goal"]);
    let goal = goals.find(|goal| goal["text"] == GOAL);
    let goal = &goal.expect("it was kept")["id"];
    tell(
        "step_save",
        json!({ "id": null, "goal": goal, "text": STEP }),
    );
    let plan = tell("plan", json!({}));
    for (n, text) in [LINE, KEPT[2]].into_iter().enumerate() {
        let line = json!({
            "id": null, "section": plan["sections"][n]["id"], "text": text, "points": [], "photo": null,
            "link": null, "first": false,
        });
        tell("line_save", line);
    }
    let mut answers = serde_json::Map::new();
    for (ask, answer) in [(QUESTION, ANSWER), (KEPT[4], KEPT[5])] {
        let form = json!({
            "id": null, "ask": ask, "kind": { "type": "short_text" }, "better": "neither",
            "cadence": "every_time"
        });
        let item = tell("item_save", form);
        let item = item["id"].as_str().expect("it was kept");
        answers.insert(item.to_owned(), json!(answer));
    }
    let form = json!({
        "when": null, "answers": answers, "tags": [], "strengths": [], "note": KEPT[3]
    });
    tell("checkin_save", form);
    let offer = tell("sharing_offer", json!({}));
    let heading = offer["sections"][0]["text"].as_str();
    heading.expect("a section with a line").to_owned()
}
