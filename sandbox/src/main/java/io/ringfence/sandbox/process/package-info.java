/** Child processes: started, watched, recorded, stopped; and the ports that they listen on. */
@NullMarked
package io.ringfence.sandbox.process;

import org.jspecify.annotations.NullMarked;
