# add_and_test, u32, wasm32 (WebAssembly, one thread) | core

any: 13 instructions, core 13, portable-atomic 13
    local.get 0                    |   local.get 0
    local.get 0                    |   local.get 0
    i32.load 0                     |   i32.load 0
    local.tee 2                    |   local.tee 2
    local.get 1                    |   local.get 1
    i32.add                        |   i32.add
    i32.store 0                    |   i32.store 0
    local.get 1                    |   local.get 2
    i32.const 0                    |   i32.const 0
    local.get 2                    |   local.get 1
    i32.sub                        |   i32.sub
    i32.eq                         |   i32.eq
    end                            |   end
