# compare_exchange, u32, wasm32 (WebAssembly, one thread) | core

any: 16 instructions, core 16, portable-atomic 16
    local.get 3                    |   local.get 3
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 4                    |   local.tee 4
    i32.store 0                    |   i32.store 0
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 4                    |   local.get 4
    local.get 4                    |   local.get 4
    local.get 1                    |   local.get 1
    i32.eq                         |   i32.eq
    local.tee 3                    |   local.tee 3
    f32.select                     |   f32.select
    i32.store 0                    |   i32.store 0
    local.get 3                    |   local.get 3
    end                            |   end
