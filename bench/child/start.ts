// What every synthesis pays before it has read a line of configuration.
import 'cdktf';
import '../../lib/stacks/build-stacks';
