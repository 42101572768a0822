# fetch_update, u16, wasm32 (WebAssembly, one thread) | core

any: 29 instructions, core 29, portable-atomic 29
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.set 3                    |   local.set 3
    block                          |   block
    loop                           |   loop
    local.get 3                    |   local.get 3
    i32.const 65535                |   i32.const 65535
    i32.and                        |   i32.and
    local.tee 4                    |   local.tee 4
    local.get 1                    |   local.get 1
    i32.eq                         |   i32.eq
    br_if 1                        |   br_if 1
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.tee 3                    |   local.tee 3
    local.get 3                    |   local.get 3
    local.get 4                    |   local.get 4
    i32.eq                         |   i32.eq
    f32.select                     |   f32.select
    i32.store16 0                  |   i32.store16 0
    local.get 3                    |   local.get 3
    local.get 4                    |   local.get 4
    i32.ne                         |   i32.ne
    br_if 0                        |   br_if 0
    end                            |   end
