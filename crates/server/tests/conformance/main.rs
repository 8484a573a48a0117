//! What holds of the server, each on SQLite and on a real PostgreSQL: one suite, so that they are the
//! same.

mod browser;
mod cluster;
mod device;
mod grant;
mod place;
mod postgres;
mod process;
mod provider;
mod stories;

use cluster::Cluster;
use place::Place;

/// Connections that are kept for the next request: none, since servers come and go at one address.
const IDLE: usize = 0;

/// Every story, as a test of its own on SQLite, and all of them on one PostgreSQL.
macro_rules! suite {
    ($($file:ident { $($story:ident)* })*) => {
        mod sqlite {
            $(mod $file {
                $(#[test] fn $story() { crate::stories::$file::$story(crate::Place::Sqlite) })*
            })*
        }
        const STORIES: &[(&str, fn(Place<'_>))] = &[
            $($((stringify!($story), stories::$file::$story),)*)*
        ];
    };
}

suite! {
    pages {
        a_page_comes_back_as_it_was_sent
        nothing_new_is_a_head_alone
        the_same_page_again_is_no_error
        what_does_not_follow_is_refused
        what_is_not_the_devices_own_is_refused
        a_large_history_comes_in_batches_from_either_end
        a_vault_has_only_so_much_room
    }
    keys {
        a_second_device_is_added_and_reads
        a_removed_device_is_refused_at_once
        recovery_words_lead_to_the_log_and_a_new_device
        entries_that_do_not_follow_are_refused
        of_two_appends_one_wins
        of_fifty_claims_of_an_invitation_one_wins
        an_invitation_is_good_once_and_in_both_forms
    }
    signatures {
        the_matrix
        the_description_is_of_what_there_is
        a_nonce_is_taken_once
        a_clock_that_is_off_is_told_the_time
        too_much_is_told_to_slow_down
    }
    erasing {
        a_body_goes_and_the_chain_stands
        a_vault_goes_with_a_receipt
    }
    pairing {
        a_mailbox_passes_four_messages
        a_mailbox_waits_for_a_message
    }
    keeping {
        a_backup_comes_back_and_devices_send_again
        a_backup_that_changed_is_no_backup
        backups_are_kept_for_so_long
    }
    hints {
        a_listener_hears_that_something_came
    }
    grants {
        an_invitation_says_who_it_is_from
        a_worker_hands_out_and_takes_back_invitations
        of_fifty_claims_of_a_share_one_wins
        what_is_no_invitation_is_looked_for_just_as_long
        what_is_published_is_given_whole
        what_does_not_follow_changes_nothing
        a_projection_has_only_so_much_room
        of_two_devices_one_comes_first
        the_matrix_of_grants
        asking_too_often_is_told_to_slow_down
    }
    given {
        nobody_but_the_worker_gets_anything
        what_is_narrowed_meanwhile_is_given_all_the_same
        a_worker_who_left_gets_nothing
        each_opening_is_written_down
        suggestions_come_three_a_day
        a_spoken_stop_takes_away_at_once
    }
    shredding {
        a_stop_leaves_nothing
        an_end_comes_by_itself
        a_narrowing_leaves_nothing_of_what_was
        an_old_backup_brings_nothing_back
        a_backup_moves_to_sqlite
    }
    enrolling {
        a_worker_enrols_and_signs_in_by_either_way
        an_enrolment_is_good_once
        of_fifty_who_enrol_at_once_one_does
        ways_are_added_and_two_stay
    }
    signing_in {
        a_passkey_that_does_not_hold_is_refused
        six_digits_are_taken_once
        what_does_not_hold_is_answered_alike
        who_is_not_there_is_looked_at_just_as_long
        a_thousand_bad_tries_are_slowed_down
    }
    sessions {
        a_session_ends
        a_page_of_another_origin_can_change_nothing
        every_answer_says_what_a_browser_may
    }
    accounts {
        an_admin_looks_after_accounts
        an_auditor_reads_the_chain
    }
    sharing {
        a_worker_reads_what_a_client_shares
        renewed_and_let_out_get_nothing
    }
    roles {
        who_may_what
    }
    oidc {
        the_agencys_own_sign_in_says_who_somebody_is
    }
    service {
        it_says_who_it_is
        what_is_not_there_is_gone
        it_starts_again_where_it_stood
        metrics_name_nobody
    }
}

#[test]
fn the_same_on_postgresql() {
    let mut cluster = Cluster::start();
    let failed = std::sync::Mutex::new(Vec::new());
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some((name, story)) =
                    STORIES.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                {
                    let place = Place::Postgres(&cluster);
                    let told = std::panic::AssertUnwindSafe(|| story(place));
                    if std::panic::catch_unwind(told).is_err() {
                        failed.lock().expect("a list").push(*name);
                    }
                }
            });
        }
    });
    assert_eq!(failed.into_inner().expect("a list"), Vec::<&str>::new());
    postgres::one_agency_sees_no_other(&cluster);
    postgres::many_may_open_it_for_the_first_time_at_once(&cluster);
    postgres::two_servers_are_one(&cluster);
    postgres::the_database_may_go_and_come_back(&mut cluster);
}
