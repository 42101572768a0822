# fetch_update, u8, x86-64 (every x86-64 CPU) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx eax, byte ptr [rdi]       |   movzx eax, byte ptr [rdi]
  L0:                               | L0:
    cmp al, sil                     |   cmp al, sil
    je L1                           |   je L1
    lock cmpxchg byte ptr [rdi], dl |   lock cmpxchg byte ptr [rdi], dl
    jne L0                          |   jne L0
  L1:                               | L1:
    ret                             |   ret
