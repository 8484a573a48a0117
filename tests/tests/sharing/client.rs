//! What clients' devices do: begin, say what is to be seen, stop.

use crate::life::{Device, Life, pieces, remember, some_items};
use crate::world::{URL, World};
use std::collections::BTreeSet;
use trellis_protocol::{
    Code, LONGEST, Look, Problem, PublishedShare, SignedReceipt, Stands, State, route,
};
use trellis_sealing::{MadeShare, Newest, OwnGrant, PinnedWorker};
use trellis_server::share;
use trellis_tests::random::Random;

pub const DAY: u64 = 86_400_000;

impl World {
    /// A client is invited and begins to share.
    pub fn begin(&mut self, random: &mut Random) {
        let worker = random.place(2);
        let keys = self.workers[worker].clone();
        let here = (&self.server().store, &self.server().key);
        let now = self.server().now();
        let made = share::invite::make(here, URL, keys.worker(), None, now);
        let made = self.runtime.block_on(made);
        if self.gone.contains(&worker) {
            assert_eq!(made.expect_err("nobody is there").code, Code::Gone);
            return;
        }
        let invitation = made.expect("an invitation");
        let (status, body) = self.send("POST", route::LOOK, invitation.token.to_vec(), &[]);
        assert_eq!(status, 200);
        let look: Look = serde_json::from_slice(&body).expect("a look");
        let shown = self.server().key.public();
        let pinned = PinnedWorker::pin(&invitation, &look, &shown, 0).expect("it is Sam");
        let skew = [
            0,
            0,
            0,
            3_600_000,
            -3_600_000,
            3_650 * 86_400_000,
            -3_650 * 86_400_000,
        ];
        let skew = skew[random.place(skew.len())];
        let clock = self.now().saturating_add_signed(skew);
        let lasts = (1 + random.place(60) as u64) * DAY;
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let own = OwnGrant::begin(&pinned, clock, clock + lasts, &mut draw).expect("it may");
        let items = some_items(random);
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let made = own.first(clock, b"a card", &pieces(&items), &mut draw);
        let made = made.expect("it is small");
        let body = [invitation.token.as_slice(), &made.message].concat();
        let (status, _) = self.send("POST", route::GRANTS, body, &[]);
        if clock + lasts <= self.now() {
            // By the server's clock it would be over already: nothing is begun, and the app says why.
            assert_eq!(status, 400);
            self.count("clocks years behind");
            return;
        }
        assert_eq!(status, 200);
        let device = Device {
            own: made.grant,
            slots: Some(made.slots),
        };
        let mut life = Life {
            devices: [
                device.clone(),
                Device {
                    slots: None,
                    ..device
                },
            ],
            worker,
            skew,
            wanted: Some(items.clone()),
            permitted: Some(items),
            until: (clock + lasts).min(self.now() + LONGEST),
            ended: false,
            opened: Vec::new(),
            seen: Newest::default(),
            gave: Vec::new(),
            sealed: BTreeSet::new(),
        };
        remember(&mut life, &made.message);
        self.lives.push(life);
        self.count("begun");
    }

    /// A device brings what the client wants; `anew` where less is to be seen than before, `keep` where
    /// nothing changed and it only speaks.
    pub fn speak(&mut self, at: usize, who: usize, anew: bool, random: &mut Random) {
        let mut device = self.lives[at].devices[who].clone();
        let Some(standing) = self.standing(&device.own, random) else {
            assert!(self.lives[at].ended || self.now() >= self.lives[at].until);
            return;
        };
        if matches!(standing.state, Stands::Waiting | Stands::Lost) {
            // An older copy was put back: the client's devices meet before they speak.
            device.own = self.newest(at);
            device.slots = None;
        }
        let told = (
            standing.statement,
            standing.hash,
            standing.epoch,
            standing.manifest,
        );
        let is_known = told == device.own.stands();
        if !is_known {
            // Another device came before, or the server lost something.
            if standing.statement >= device.own.stands().0 {
                device.own = device.own.after(&standing);
            }
            device.slots = None;
        }
        let same = told == device.own.stands() && device.slots.is_some();
        let clock = self.now().saturating_add_signed(self.lives[at].skew);
        let until = device.own.until().max(clock + DAY).min(clock + LONGEST);
        let wanted = self.lives[at].wanted.clone();
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let path = route::grant(device.own.grant());
        let (message, own, slots) = match &wanted {
            None => {
                // What another device said last is not known here: it may run.
                if is_known && device.own.state() == State::Paused {
                    (device.own.shown(), device.own.clone(), None)
                } else {
                    let made = device.own.pause(clock, &mut draw).expect("it may");
                    (made.message, made.grant, None)
                }
            }
            Some(items) => {
                let runs = standing.state == Stands::Active && device.own.state() == State::Active;
                let made: MadeShare = match &device.slots {
                    Some(slots) if runs && same && !anew => device
                        .own
                        .next(slots, clock, b"a card", &pieces(items), &mut draw)
                        .expect("it is small"),
                    _ => device
                        .own
                        .anew(clock, until, b"a card", &pieces(items), &mut draw)
                        .expect("it is small"),
                };
                (made.message, made.grant, Some(made.slots))
            }
        };
        let states = PublishedShare::read(&message)
            .expect("a message")
            .statement
            .map(|statement| statement.until);
        let (status, body) = self.ask(&device.own, "POST", &path, message.clone(), random);
        let gone = self.gone.contains(&self.lives[at].worker);
        if status != 200 {
            let problem: Problem = serde_json::from_slice(&body).expect("a problem");
            // For a worker who left nothing is taken; a pause whose end went by is none.
            let over = wanted.is_none() && states.is_some_and(|until| until <= self.now());
            assert!(gone || over, "{problem:?} {standing:?}");
            self.count("refused");
            return;
        }
        let now = self.now();
        let life = &mut self.lives[at];
        remember(life, &message);
        life.permitted = wanted;
        if let Some(until) = states {
            life.until = until.min(now + LONGEST);
        }
        life.devices[who] = Device { own, slots };
        self.count("spoken");
    }

    /// What both devices know together.
    pub fn newest(&self, at: usize) -> OwnGrant {
        let [a, b] = &self.lives[at].devices;
        let number = |one: &Device| {
            let (statement, _, _, manifest) = one.own.stands();
            (statement, manifest)
        };
        let newest = if number(a) >= number(b) { a } else { b };
        newest.own.clone()
    }

    /// The client stops: confirmed, or gone already.
    pub fn end(&mut self, at: usize, who: usize, random: &mut Random) {
        self.know_keys(at);
        let own = self.lives[at].devices[who].own.clone();
        let mut draw = |bytes: &mut [u8]| random.fill(bytes);
        let made = own.end(self.now(), &mut draw).expect("it may");
        let path = route::grant(own.grant());
        let (status, body) = self.ask(&own, "DELETE", &path, made.message, random);
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        let receipt: SignedReceipt = serde_json::from_slice(&body).expect("a receipt");
        own.server()
            .check_of_grant(&receipt, own.grant())
            .expect("it is the server's");
        let life = &mut self.lives[at];
        (life.ended, life.permitted) = (true, None);
        self.count("stopped");
        self.nothing_is_left(at);
    }
}
