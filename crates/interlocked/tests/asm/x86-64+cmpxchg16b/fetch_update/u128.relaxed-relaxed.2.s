# fetch_update, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: continued
    ret                               |
