# bit_clear, u8, i686 (32-bit x86 with SSE2) | core

any: 13 instructions, core 17, portable-atomic 17
    push ebx                        |   movzx eax, byte ptr [esp + 0x8]
    mov edx, dword ptr [esp + 0xc]  |   mov edx, dword ptr [esp + 0x4]
    mov ecx, dword ptr [esp + 0x8]  |   mov ah, 0x1
    and edx, 0x7                    |   mov ch, -0x2
    movzx eax, byte ptr [ecx]       |   mov cl, al
  L0:                               |   and cl, 0x7
    mov ebx, eax                    |   shl ah, cl
    btr ebx, edx                    |   mov cl, al
    lock cmpxchg byte ptr [ecx], bl |   mov al, byte ptr [edx]
    jne L0                          |   rol ch, cl
    bt eax, edx                     | L0:
    setb al                         |   mov cl, al
    pop ebx                         |   and cl, ch
    ret                             |   lock cmpxchg byte ptr [edx], cl
                                    |   jne L0
                                    |   test al, ah
                                    |   setne al
                                    |   ret
