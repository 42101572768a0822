# add_and_test, u64, wasm32 (WebAssembly, one thread) | core

any: 13 instructions, core 13, portable-atomic 13
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i64.load 0                     |   i64.load 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i64.add                        |   i64.add
    i64.store 0                    |   i64.store 0
    local.get 1                    |   local.get 2
    i64.const 0                    |   i64.const 0
    local.get 2                    |   local.get 1
    i64.sub                        |   i64.sub
    i64.eq                         |   i64.eq
    end                            |   end
