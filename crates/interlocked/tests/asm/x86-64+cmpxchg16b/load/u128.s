# load, u128, x86-64+cmpxchg16b (x86-64 with CMPXCHG16B) | core

any: 4 instructions
    mov rax, rbx                      |
    mov rdx, rcx                      |
    lock cmpxchg16b xmmword ptr [rdi] |
    ret                               |
