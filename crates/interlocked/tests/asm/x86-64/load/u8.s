# load, u8, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    movzx eax, byte ptr [rdi]      |   movzx eax, byte ptr [rdi]
    ret                            |   ret
