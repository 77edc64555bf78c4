/** The program on the real parts: the engine, the providers, an API server, PostgreSQL. */
@NullMarked
package io.ringfence.e2e;

import org.jspecify.annotations.NullMarked;
