# fetch_max, i8, i686 (32-bit x86 with SSE2) | core

any: 10 instructions, core 14, portable-atomic 14
    mov ecx, dword ptr [esp + 0x4]  |   push ebx
    movzx edx, byte ptr [esp + 0x8] |   push esi
    movzx eax, byte ptr [ecx]       |   mov edx, dword ptr [esp + 0xc]
  L0:                               |   movzx ecx, byte ptr [esp + 0x10]
    mov ah, al                      |   movzx eax, byte ptr [edx]
    cmp ah, dl                      |   movzx esi, cl
    jge L1                          | L0:
    mov ah, dl                      |   cmp al, cl
  L1:                               |   movzx ebx, al
    lock cmpxchg byte ptr [ecx], ah |   cmovle ebx, esi
    jne L0                          |   lock cmpxchg byte ptr [edx], bl
    ret                             |   jne L0
                                    |   pop esi
                                    |   pop ebx
                                    |   ret
