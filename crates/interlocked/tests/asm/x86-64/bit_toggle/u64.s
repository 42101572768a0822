# bit_toggle, u64, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    and esi, 0x3f                  |   and esi, 0x3f
    lock btc qword ptr [rdi], rsi  |   lock btc qword ptr [rdi], rsi
    setb al                        |   setb al
    ret                            |   ret
