/** Certificates for the parts of the sandbox, issued by authorities that it makes itself. */
@NullMarked
package io.ringfence.sandbox.tls;

import org.jspecify.annotations.NullMarked;
