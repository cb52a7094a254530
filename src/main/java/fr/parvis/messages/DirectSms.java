// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SMS that is sent at once to a number which another module keeps sealed; nothing of it is stored here. The caller notes the sending beforehand, so
 * that a crash never sends it twice. Called outside of any transaction.
 */
public interface DirectSms {

    /**
     * Whether an SMS may go now.
     *
     * @param commune INSEE code, whose clock it is; without it, that of the mainland
     */
    boolean isTime(@Nullable String commune);

    /**
     * Hands an SMS over, once.
     *
     * @param id of the message, which providers may take as their reference
     * @param language ISO 639 code
     * @return false where it surely did not go: the number is no mobile, said STOP, or was refused
     */
    boolean send(UUID id, String phone, String language, Template template);
}
