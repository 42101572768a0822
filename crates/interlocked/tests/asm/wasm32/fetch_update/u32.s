# fetch_update, u32, wasm32 (WebAssembly, one thread) | core

any: 30 instructions, core 30, portable-atomic 30
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.set 3                    |   local.set 3
    block                          |   block
    loop                           |   loop
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i32.eq                         |   i32.eq
    br_if 1                        |   br_if 1
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 4                    |   local.tee 4
    local.get 4                    |   local.get 4
    local.get 3                    |   local.get 3
    i32.eq                         |   i32.eq
    f32.select                     |   f32.select
    i32.store 0                    |   i32.store 0
    local.get 4                    |   local.get 4
    local.get 3                    |   local.get 3
    i32.ne                         |   i32.ne
    local.set 5                    |   local.set 5
    local.get 4                    |   local.get 4
    local.set 3                    |   local.set 3
    local.get 5                    |   local.get 5
    br_if 0                        |   br_if 0
