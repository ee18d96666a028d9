package labs.lab08;

import java.io.Serializable;

/** What one task leaves of a batch, brought to the driver: something small, however many records there were. */
sealed interface BatchPart extends Serializable permits PartitionPass, WindowPart {}
