# fetch_update, u16, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx eax, word ptr [rdi]       |   movzx eax, word ptr [rdi]
  L0:                               | L0:
    cmp ax, si                      |   cmp ax, si
    je L1                           |   je L1
    lock cmpxchg word ptr [rdi], dx |   lock cmpxchg word ptr [rdi], dx
    jne L0                          |   jne L0
  L1:                               | L1:
    ret                             |   ret
