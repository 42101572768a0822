# fetch_update, u8, wasm32 (WebAssembly, one thread) | core

any: continued
    end                            |   end
    end                            |   end
