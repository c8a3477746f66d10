package org.reentryhub.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs what a receiver may want to show to others: the list of what is open with them. */
@Component("manifestSigner")
@Lazy
public class ManifestSigner {
    private final SigningKey signingKey;

    ManifestSigner(SigningKey signingKey) {
        this.signingKey = signingKey;
    }

    /** The payload as a JWS in compact form (RFC 7515), signed with ES256; its key is at {@code /.well-known/jwks.json}. */
    public String sign(byte[] json) {
        ECKey key = signingKey.key();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .contentType("json")
                .build();
        JWSObject signed = new JWSObject(header, new Payload(json));
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the hub cannot sign", e);
        }
        return signed.serialize();
    }

    /** Where anybody finds the public half. */
    @RestController
    static class PublicKeys {
        private final SigningKey signingKey;

        PublicKeys(@Lazy SigningKey signingKey) {
            this.signingKey = signingKey;
        }

        @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
        String keys() {
            return new JWKSet(signingKey.key().toPublicJWK()).toString();
        }
    }
}
