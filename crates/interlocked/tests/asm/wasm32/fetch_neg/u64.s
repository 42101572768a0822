# fetch_neg, u64, wasm32 (WebAssembly, one thread) | core

any: 27 instructions, core 27, portable-atomic 27
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.set 1                    |   local.set 1
    loop                           |   loop
    local.get 0                    |   local.get 0
    i64.const 0                    |   i64.const 0
    local.get 1                    |   local.get 1
    i64.sub                        |   i64.sub
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 2                    |   local.tee 2
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i64.eq                         |   i64.eq
    f32.select                     |   f32.select
    i64.store 0                    |   i64.store 0
    local.get 2                    |   local.get 2
    local.get 1                    |   local.get 1
    i64.ne                         |   i64.ne
    local.set 3                    |   local.set 3
    local.get 2                    |   local.get 2
    local.set 1                    |   local.set 1
    local.get 3                    |   local.get 3
    br_if 0                        |   br_if 0
    end                            |   end
    local.get 2                    |   local.get 2
    end                            |   end
