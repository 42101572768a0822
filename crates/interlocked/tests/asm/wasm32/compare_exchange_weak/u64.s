# compare_exchange_weak, u64, wasm32 (WebAssembly, one thread) | core

any: 16 instructions, core 16, portable-atomic 16
    local.get 3                    |   local.get 3
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 4                    |   local.tee 4
    i64.store 0                    |   i64.store 0
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 4                    |   local.get 4
    local.get 4                    |   local.get 4
    local.get 1                    |   local.get 1
    i64.eq                         |   i64.eq
    local.tee 3                    |   local.tee 3
    f32.select                     |   f32.select
    i64.store 0                    |   i64.store 0
    local.get 3                    |   local.get 3
    end                            |   end
