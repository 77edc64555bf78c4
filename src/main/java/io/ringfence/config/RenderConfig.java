package io.ringfence.config;

import io.ringfence.schema.Key;
import java.util.Optional;

/** Manifests instead of objects in a cluster. */
public record RenderConfig(
    @Key(
            value =
                "The directory, from the project's folder; each stack writes into a folder of its"
                    + " own name in it.",
            shorthand = true)
        Located<String> directory,
    @Key(
            "The file with the certificate for which Secrets are sealed, from the project's folder,"
                + " as kubeseal --fetch-cert prints it. A stack with a binding that has a password"
                + " or another secret needs it.")
        Optional<Located<String>> sealingCertificate) {}
