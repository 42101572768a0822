# fetch_update, u64, wasm32 (WebAssembly, one thread) | core

relaxed/relaxed: 30 instructions, core 30, portable-atomic 30
    local.get 0                    |   block
    i64.load 0                     |   local.get 0
    local.set 3                    |   i64.load 0
    block                          |   local.tee 3
    loop                           |   local.get 1
    local.get 3                    |   i64.eq
    local.get 1                    |   br_if 0
    i64.eq                         |   loop
    br_if 1                        |   local.get 0
    local.get 0                    |   local.get 2
    local.get 2                    |   local.get 0
    local.get 0                    |   i64.load 0
    i64.load 0                     |   local.tee 4
    local.tee 4                    |   local.get 4
    local.get 4                    |   local.get 3
    local.get 3                    |   i64.eq
    i64.eq                         |   local.tee 5
    f32.select                     |   f32.select
    i64.store 0                    |   i64.store 0
    local.get 4                    |   local.get 5
    local.get 3                    |   br_if 1
    i64.ne                         |   local.get 4
    local.set 5                    |   local.set 3
    local.get 4                    |   local.get 4
    local.set 3                    |   local.get 1
    local.get 5                    |   i64.ne
    br_if 0                        |   br_if 0
