package org.reentryhub.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
    private static final String PUBLIC = "192.0.32.7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "::ffff:127.0.0.1",
                "fd00:ec2::254",
                "fe80::1",
                "2002:7f00:1::"
            })
    void whatANameLeadsToIsAskedAgainEachTime(String elsewhere) throws UnknownHostException {
        AllowedAddresses addresses = Rebinding.inProduction(PUBLIC, elsewhere);
        assertThat(addresses.resolve("bolig.example")).containsExactly(InetAddress.getByName(PUBLIC));
        assertThatThrownBy(() -> addresses.resolve("bolig.example"))
                .isInstanceOf(AllowedAddresses.ForbiddenAddress.class)
                .hasMessageContaining("bolig.example");
    }

    @Test
    void theSandboxMayCallItselfButNotTheMachineryOfACloud() throws UnknownHostException {
        AllowedAddresses addresses = Rebinding.inTheSandbox("127.0.0.1", "169.254.169.254");
        assertThat(addresses.resolve("localhost")).isNotEmpty();
        assertThatThrownBy(() -> addresses.resolve("localhost")).isInstanceOf(AllowedAddresses.ForbiddenAddress.class);
    }

    @Test
    void aHostOfTheOwnNetworkThatIsMeantMayBeThere() throws UnknownHostException {
        AllowedAddresses addresses = Rebinding.inProduction("10.1.2.3", "169.254.169.254", "fd00::7");
        assertThat(addresses.resolve("Bolig.Kommune.Internal")).isNotEmpty();
        assertThatThrownBy(() -> addresses.resolve("bolig.kommune.internal"))
                .isInstanceOf(AllowedAddresses.ForbiddenAddress.class);
        assertThat(addresses.resolve("fd00::7")).isNotEmpty();
    }

    @Test
    void ofSeveralAddressesOnlyTheAllowedAreTold() throws UnknownHostException {
        InetAddress allowed = InetAddress.getByName(PUBLIC);
        AllowedAddresses addresses = new AllowedAddresses(
                new AddressRule(true, Set.of()), host -> new InetAddress[] {InetAddress.getLoopbackAddress(), allowed});
        assertThat(addresses.resolve("bolig.example")).containsExactly(allowed);
    }
}
