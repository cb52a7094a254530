// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnumCodeTest {
    private enum Door {
        SIGN_IN,
        PARTNER {
            @Override
            boolean locked() {
                return true;
            }
        };

        boolean locked() {
            return false;
        }
    }

    @Test
    void a_code_is_the_name_in_small_letters_with_hyphens() {
        assertThat(EnumCode.of(Door.SIGN_IN)).isEqualTo("sign-in");
        assertThat(EnumCode.of(Door.PARTNER)).isEqualTo("partner");
    }

    @Test
    void a_code_is_the_same_where_small_letters_are_others() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(EnumCode.of(Door.SIGN_IN)).isEqualTo("sign-in");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_code_finds_its_constant_and_anything_else_finds_none() {
        assertThat(EnumCode.find(Door.class, "sign-in")).contains(Door.SIGN_IN);
        assertThat(EnumCode.find(Door.class, "partner")).contains(Door.PARTNER);
        assertThat(EnumCode.find(Door.class, "SIGN_IN")).isEmpty();
        assertThat(EnumCode.find(Door.class, "")).isEmpty();
        assertThat(EnumCode.find(Door.class, null)).isEmpty();
    }

    @Test
    void a_stored_code_of_no_constant_is_said_with_its_type() {
        assertThat(EnumCode.read(Door.class, "partner")).isEqualTo(Door.PARTNER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnumCode.read(Door.class, "window"))
                .withMessage("No Door has the code window");
    }
}
