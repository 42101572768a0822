# fetch_neg, u16, wasm32 (WebAssembly, one thread) | core

any: 27 instructions, core 27, portable-atomic 27
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.set 1                    |   local.set 1
    loop                           |   loop
    local.get 1                    |   local.get 1
    i32.const 65535                |   i32.const 65535
    i32.and                        |   i32.and
    local.set 2                    |   local.set 2
    local.get 0                    |   local.get 0
    i32.const 0                    |   i32.const 0
    local.get 1                    |   local.get 1
    i32.sub                        |   i32.sub
    local.get 0                    |   local.get 0
    i32.load16_u 0                 |   i32.load16_u 0
    local.tee 1                    |   local.tee 1
    local.get 1                    |   local.get 1
    local.get 2                    |   local.get 2
    i32.eq                         |   i32.eq
    f32.select                     |   f32.select
    i32.store16 0                  |   i32.store16 0
    local.get 1                    |   local.get 1
    local.get 2                    |   local.get 2
    i32.ne                         |   i32.ne
    br_if 0                        |   br_if 0
    end                            |   end
    local.get 1                    |   local.get 1
    end                            |   end
