# fetch_update, u64, wasm32 (WebAssembly, one thread) | core

acquire/relaxed acqrel/acquire seqcst/seqcst: 30 instructions, core 30, portable-atomic 30
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.set 3                    |   local.set 3
    block                          |   block
    loop                           |   loop
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i64.eq                         |   i64.eq
    br_if 1                        |   br_if 1
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 4                    |   local.tee 4
    local.get 4                    |   local.get 4
    local.get 3                    |   local.get 3
    i64.eq                         |   i64.eq
    f32.select                     |   f32.select
    i64.store 0                    |   i64.store 0
    local.get 4                    |   local.get 4
    local.get 3                    |   local.get 3
    i64.ne                         |   i64.ne
    local.set 5                    |   local.set 5
    local.get 4                    |   local.get 4
    local.set 3                    |   local.set 3
    local.get 5                    |   local.get 5
    br_if 0                        |   br_if 0
