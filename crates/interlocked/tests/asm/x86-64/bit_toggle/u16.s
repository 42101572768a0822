# bit_toggle, u16, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    and esi, 0xf                   |   and esi, 0xf
    lock btc word ptr [rdi], si    |   lock btc word ptr [rdi], si
    setb al                        |   setb al
    ret                            |   ret
