# compare_exchange_found, u32, wasm32 (WebAssembly, one thread) | core

any: 12 instructions, core 12, portable-atomic 12
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 3                    |   local.tee 3
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i32.eq                         |   i32.eq
    f32.select                     |   f32.select
    i32.store 0                    |   i32.store 0
    local.get 3                    |   local.get 3
    end                            |   end
