// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which settings of a proxy are taken, and where Parvis then listens. */
class BehindProxyTest {
    private static final String ADDRESS = "https://parvis.example";

    @Test
    void nobody_is_believed_unless_named_and_true_means_this_machine_alone() {
        assertThat(BehindProxy.proxies("", false)).isEmpty();
        assertThat(BehindProxy.proxies("", true)).isEqualTo(BehindProxy.THIS_MACHINE);
        assertThat(BehindProxy.proxies("192.0.2.10, 198.51.100.0/24 2001:db8::1", true))
                .isEqualTo(List.of("192.0.2.10/32", "198.51.100.0/24", "2001:db8::1/128"));
    }

    @Test
    void what_is_no_network_is_refused_in_one_sentence() {
        for (var wrong : List.of("proxy.example", "192.0.2.300", "10.0.0.0/64", ".*"))
            assertThatThrownBy(() -> BehindProxy.proxies(wrong, false))
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageContaining("PARVIS_PROXY : « " + wrong + " »");
    }

    @Test
    void behind_a_proxy_the_own_address_must_be_said() {
        assertThatThrownBy(() -> proxy("", true, "", ""))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_ADDRESS doit dire");
        assertThatThrownBy(() -> proxy("", false, "parvis.example", ""))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("https://parvis.exemple.fr");
    }

    @Test
    void a_proxy_on_this_machine_and_a_setting_keep_others_out() {
        assertThat(proxy("", true, ADDRESS, "").listening().told()).contains("que sur cette machine");
        assertThat(proxy("192.0.2.10", false, ADDRESS, "").listening().told()).contains("toutes les adresses");
        assertThat(proxy("", false, "", "").listening().told()).contains("toutes les adresses");
        assertThat(proxy("", false, "", "127.0.0.1").listening().told()).contains("que sur cette machine");
        assertThat(proxy("", true, ADDRESS, "0.0.0.0").listening().told()).contains("toutes les adresses");
        assertThatThrownBy(() -> proxy("", false, "", "300.1.1.1"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_BIND");
    }

    private static BehindProxy proxy(String proxy, boolean onThisMachine, String address, String bind) {
        return new BehindProxy(GivenSettings.of(
                ParvisSettings.class, "proxy", proxy, "behind-proxy", onThisMachine, "address", address, "bind", bind));
    }
}
