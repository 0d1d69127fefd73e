//! Catalogs and resumes of any size, made of word lists: the same number gives the same texts.

use rolematch::catalog::{About, Basis, Folder, Names, Need, Role, RoleId, SocCode};

const ONSETS: [&str; 16] = ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "tr", "st"];
const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ea"];
const ENDINGS: [&str; 5] = ["ment", "lar", "nic", "rod", "sel"];
const WORKERS: [&str; 8] =
    ["manager", "technician", "analyst", "engineer", "clerk", "inspector", "nurse", "operator"];

/// Words that texts are made of; about as many as the duties of the embedded catalog have.
const WORDS: usize = 6_000;

/// A row of numbers that looks like chance and is the same in every run.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    /// A word; some are frequent and most are rare, as in a language.
    fn word(&mut self) -> String {
        let (one, other) = (self.below(WORDS) + 1, self.below(WORDS) + 1);
        word(one * other / WORDS * self.below(8) / 8)
    }

    fn sentence(&mut self, words: usize) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

fn word(number: usize) -> String {
    let onset = |number: usize| ONSETS[number % ONSETS.len()];
    let vowel = |number: usize| VOWELS[number % VOWELS.len()];
    let (first, rest) = (number % 96, number / 96);
    format!(
        "{}{}{}{}{}",
        onset(first),
        vowel(first / 16),
        onset(rest),
        vowel(rest / 16),
        ENDINGS[number % ENDINGS.len()]
    )
}

fn title(chance: &mut Chance) -> String {
    format!("{} {} {}", chance.word(), chance.word(), WORKERS[chance.below(WORKERS.len())])
}

/// A catalog of so many roles, each with ten duties and ten skills with their excerpts.
pub(crate) fn catalog(roles: usize) -> Folder {
    let about = About { edition: format!("made-{roles}"), sources: std::collections::BTreeMap::default() };
    let mut chance = Chance::new(roles as u64);
    Folder { about, roles: (0..roles).map(|number| role(number, &mut chance)).collect() }
}

fn role(number: usize, chance: &mut Chance) -> Role {
    let code = format!("{:02}-{:04}.00", 11 + number / 9_000 % 40, 1_000 + number % 9_000);
    let skills = (0..10_u8).map(|at| Need {
        name: format!("{} {}", chance.word(), chance.word()),
        aliases: Names::default(),
        basis: Basis::Editorial(5 - at / 2),
        excerpt: Some(chance.sentence(12)),
    });
    Role {
        skills: skills.collect(),
        id: RoleId::try_from(format!("role-{number:06}")).unwrap(),
        title: title(chance),
        code: SocCode::try_from(code).unwrap(),
        aliases: (0..4).map(|_| title(chance)).collect(),
        reported_titles: Names::default(),
        summary: chance.sentence(30),
        duties: (0..10).map(|_| chance.sentence(16)).collect(),
        soft_skills: Vec::new(),
        entry: None,
        related: Vec::new(),
        figures: None,
    }
}

/// A resume of about 700 of the same words, with four positions.
pub(crate) fn resume(number: usize) -> String {
    let mut chance = Chance::new(1_000_003 + number as u64);
    let positions = (0..4).map(|position| {
        let year = 2020 - 4 * position;
        let lines: Vec<String> = (0..11).map(|_| format!("- {}.\n", chance.sentence(15))).collect();
        format!("{}, Harbor House, {} - {year}\n{}", title(&mut chance), year - 4, lines.concat())
    });
    format!("Experience\n{}", positions.collect::<String>())
}
