// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.protection.HidingKey;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The same counts are hidden in each run of the tests: an installation's own key is drawn by chance. */
@Primary
@TestComponent
class KnownHidingKey implements HidingKey {
    @Override
    public byte[] bytes() {
        return "the key that tests know".getBytes(StandardCharsets.UTF_8);
    }
}
