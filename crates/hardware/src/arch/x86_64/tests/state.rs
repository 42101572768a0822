//! Random registers and memory.

/// The registers by number, then the memory that code calls `m`.
#[repr(C, align(16))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) registers: [u64; 16],
    pub(super) m: [u8; State::M_BYTES],
}

impl State {
    /// How long `m` is.
    pub(super) const M_BYTES: usize = 64;
}

/// Marsaglia's xorshift.
pub(super) struct Random(pub(super) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number that is often at an edge of some width.
    fn operand(&mut self) -> u64 {
        const EDGES: [u64; 12] = [
            0,
            1,
            0x7f,
            0x80,
            0xff,
            0x7fff,
            0x8000,
            0xffff,
            0x7fff_ffff,
            0x8000_0000,
            1 << 63,
            u64::MAX,
        ];
        match self.next() % 3 {
            0 => self.next(),
            _ => EDGES[(self.next() % 12) as usize] ^ (self.next() & self.next() & 1) << 63,
        }
    }

    pub(super) fn state(&mut self) -> State {
        let mut state = State { registers: [0; 16], m: [0; State::M_BYTES] };
        state.registers.fill_with(|| self.operand());
        for chunk in state.m.chunks_mut(8) {
            chunk.copy_from_slice(&self.operand().to_le_bytes());
        }
        state
    }
}
