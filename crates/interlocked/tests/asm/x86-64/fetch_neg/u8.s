# fetch_neg, u8, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx eax, byte ptr [rdi]       |   movzx eax, byte ptr [rdi]
  L0:                               | L0:
    mov cl, al                      |   mov ecx, eax
    neg cl                          |   neg cl
    lock cmpxchg byte ptr [rdi], cl |   lock cmpxchg byte ptr [rdi], cl
    jne L0                          |   jne L0
    ret                             |   ret
