# compare_exchange_is_ok, u64, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov rax, rsi                      |   mov rax, rsi
    lock cmpxchg qword ptr [rdi], rdx |   lock cmpxchg qword ptr [rdi], rdx
    sete al                           |   sete al
    ret                               |   ret
