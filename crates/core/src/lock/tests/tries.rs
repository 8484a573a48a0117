//! Wrong tries: the wait grows, and neither a clock nor a restart shortens it.

use super::*;
use std::fs;

async fn wrong(bench: &Bench) -> Code {
    bench.refused("vault_unlock", typed("000000")).await
}

async fn wait(bench: &Bench) -> u64 {
    start(bench).await["lock"]["wait"]
        .as_u64()
        .expect("a number")
}

#[tokio::test]
async fn after_five_wrong_tries_there_is_a_wait_that_grows() {
    let mut bench = locked_vault().await;
    bench.restart().await;
    start(&bench).await;
    for _ in 0..5 {
        assert_eq!(wait(&bench).await, 0);
        assert_eq!(wrong(&bench).await, Code::WrongPin);
    }
    for seconds in [30, 60, 120] {
        assert_eq!(wait(&bench).await, seconds);
        assert_eq!(wrong(&bench).await, Code::TooSoon);
        assert_eq!(
            bench.refused("vault_unlock", typed(PIN)).await,
            Code::TooSoon,
            "not even the right one"
        );
        bench.pass(seconds - 1);
        assert_eq!(wrong(&bench).await, Code::TooSoon);
        bench.pass(1);
        assert_eq!(wait(&bench).await, 0);
        assert_eq!(wrong(&bench).await, Code::WrongPin);
    }
    bench.pass(240);
    assert_eq!(
        bench.ok("vault_unlock", typed(PIN)).await["phase"],
        "ready",
        "nothing is wiped"
    );
    bench.ok("lock_now", json!({})).await;
    assert_eq!(
        wrong(&bench).await,
        Code::WrongPin,
        "and counted from the beginning"
    );
    assert_eq!(wait(&bench).await, 0);
}

#[tokio::test]
async fn a_clock_that_is_moved_and_a_restart_shorten_nothing() {
    let mut bench = locked_vault().await;
    bench.restart().await;
    start(&bench).await;
    for _ in 0..5 {
        wrong(&bench).await;
    }
    for instant in ["2036-01-01T00:00:00Z", "1999-01-01T00:00:00Z"] {
        bench.set_time(instant);
        assert_eq!(wait(&bench).await, 30);
        assert_eq!(wrong(&bench).await, Code::TooSoon);
        bench.restart().await;
        assert_eq!(
            wait(&bench).await,
            30,
            "a restart begins where the wait stood"
        );
        assert_eq!(wrong(&bench).await, Code::TooSoon);
    }
    bench.pass(20);
    assert_eq!(wait(&bench).await, 10);
    bench.restart().await;
    assert_eq!(wait(&bench).await, 10, "what was waited counts");
    // A device that is switched on anew counts its steady time from nothing.
    *bench.clock.1.lock().expect("not poisoned") = std::time::Duration::ZERO;
    bench.restart().await;
    assert_eq!(wait(&bench).await, 10);
    bench.pass(10);
    assert_eq!(wrong(&bench).await, Code::WrongPin);
    assert_eq!(wait(&bench).await, 60);
}

#[tokio::test]
async fn a_try_is_on_disk_before_it_is_judged() {
    let mut bench = locked_vault().await;
    bench.restart().await;
    start(&bench).await;
    let file = bench.folder().join("lock.tries");
    wrong(&bench).await;
    let one = fs::read(&file).expect("kept");
    wrong(&bench).await;
    let two = fs::read(&file).expect("kept");
    assert_ne!(one, two);
    assert_eq!(
        one.len(),
        two.len(),
        "written over, so that a full disk keeps nobody out"
    );
    // One that cannot be counted is not judged.
    fs::remove_file(&file).expect("removed");
    fs::create_dir(&file).expect("in its way");
    assert_eq!(
        bench.refused("vault_unlock", typed(PIN)).await,
        Code::Trouble
    );
    fs::remove_dir(&file).expect("out of its way");
    assert_eq!(bench.ok("vault_unlock", typed(PIN)).await["phase"], "ready");
    // What cannot be read is one wait.
    fs::write(&file, "?").expect("written");
    bench.restart().await;
    assert_eq!(wait(&bench).await, 30);
}

#[tokio::test]
async fn tries_at_changing_the_lock_count_as_well() {
    let bench = locked_vault().await;
    for _ in 0..5 {
        let refused = bench.refused("lock_off", json!({"typed": "000000"})).await;
        assert_eq!(refused, Code::WrongPin);
    }
    assert_eq!(
        bench.refused("lock_off", json!({"typed": PIN})).await,
        Code::TooSoon
    );
    assert_eq!(bench.ok("lock_get", json!({})).await["lock"]["wait"], 30);
}
