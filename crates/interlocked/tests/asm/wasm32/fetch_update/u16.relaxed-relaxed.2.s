# fetch_update, u16, wasm32 (WebAssembly, one thread) | core

any: continued
    end                            |   end
    end                            |   end
