//! What a worker is given, held against what the model says may be seen.

use crate::TOGETHER;
use crate::world::World;
use std::collections::BTreeMap;
use trellis_protocol::{Code, GivenShare, Hash};
use trellis_sealing::{Expected, ShareProblem};
use trellis_server::share;
use trellis_tests::random::Random;

impl World {
    /// What the server gives is what the model says, for every grant, or for two; and nothing that it gave once is
    /// believed once more.
    pub fn look(&mut self, whole: bool, random: &mut Random) {
        let some = [random.place(TOGETHER), self.touched];
        for at in 0..self.lives.len() {
            if !whole && !some.contains(&at) {
                continue;
            }
            let (grant, server) = (
                self.lives[at].devices[0].own.grant(),
                Hash::of(&[&self.server().key.public()]),
            );
            let worker = self.workers[self.lives[at].worker].clone();
            let given = share::given(self.server(), worker.worker(), grant);
            let given = self.runtime.block_on(given);
            let now = self.now();
            let life = &mut self.lives[at];
            let may = !life.ended && now < life.until && !self.gone.contains(&life.worker);
            let permitted = life.permitted.as_ref().filter(|_| may);
            let expected = Expected {
                grant,
                server,
                now,
                seen: life.seen,
            };
            let mut is_new = false;
            match (given, permitted) {
                (Err(refusal), None) => assert_eq!(refusal.code, Code::Gone),
                (Ok(bytes), Some(items)) => {
                    // The same bytes say the same: they are opened once.
                    is_new = life.gave.last() != Some(&bytes);
                    if is_new {
                        let share = GivenShare::read(&bytes).expect("a message");
                        let opened = worker.check_whole(&share, &expected);
                        let opened = opened.and_then(|share| share.open()).expect("it is honest");
                        let items = opened.items.iter().map(|item| item.to_vec());
                        life.opened = items.collect();
                        life.opened.sort_unstable();
                        life.seen = opened.head.newest();
                        life.gave.push(bytes);
                    }
                    let mut wanted: Vec<_> = items.values().cloned().collect();
                    wanted.sort_unstable();
                    assert_eq!(life.opened, wanted);
                }
                (given, permitted) => unreachable!(
                    "given {:?}, permitted {:?}",
                    given
                        .map(|bytes| bytes.len())
                        .map_err(|refusal| refusal.code),
                    permitted.map(BTreeMap::len)
                ),
            }
            if life.gave.len() > 1 && (is_new || random.place(8) == 0) {
                // A server that lies: gives what it gave before, or old items under a new manifest.
                let (old, new) = (random.place(life.gave.len() - 1), life.gave.len() - 1);
                let (old, new) = (life.gave[old].clone(), life.gave[new].clone());
                let expected = Expected {
                    seen: life.seen,
                    ..expected
                };
                let old = GivenShare::read(&old).expect("a message");
                let told = worker.check_whole(&old, &expected).err();
                let known = [ShareProblem::Older, ShareProblem::Over];
                assert!(told.is_some_and(|told| known.contains(&told)), "{told:?}");
                let mut mixed = GivenShare::read(&new).expect("a message");
                if mixed.items != old.items {
                    mixed.items.clone_from(&old.items);
                    assert!(worker.check_whole(&mixed, &expected).is_err());
                }
                *self.counts.entry("lies told").or_default() += 1;
            }
        }
    }
}
