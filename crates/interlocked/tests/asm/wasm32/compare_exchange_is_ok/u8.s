# compare_exchange_is_ok, u8, wasm32 (WebAssembly, one thread) | core

any: 13 instructions, core 13, portable-atomic 13
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i32.load8_u 0                  |   i32.load8_u 0
    local.tee 3                    |   local.tee 3
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i32.eq                         |   i32.eq
    local.tee 1                    |   local.tee 1
    f32.select                     |   f32.select
    i32.store8 0                   |   i32.store8 0
    local.get 1                    |   local.get 1
    end                            |   end
