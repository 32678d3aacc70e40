package tq.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PreludeTest {

    @Test
    void theNamesThatItBindsAreReserved() {
        assertEquals(Prelude.bound(), PortableProgram.BOUND);
    }
}
