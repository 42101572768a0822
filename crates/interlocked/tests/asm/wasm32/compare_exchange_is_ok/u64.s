# compare_exchange_is_ok, u64, wasm32 (WebAssembly, one thread) | core

any: 13 instructions, core 13, portable-atomic 13
    local.get 0                    |   local.get 0
    local.get 2                    |   local.get 2
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 3                    |   local.tee 3
    local.get 3                    |   local.get 3
    local.get 1                    |   local.get 1
    i64.eq                         |   i64.eq
    local.tee 4                    |   local.tee 4
    f32.select                     |   f32.select
    i64.store 0                    |   i64.store 0
    local.get 4                    |   local.get 4
    end                            |   end
