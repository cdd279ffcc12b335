import type { Inputs } from './call-inputs.ts'

const nothing = () => ({})

/** A whole input for each call of Systems Manager, in an order in which all of them succeed. */
export const systemsManagerInputs: Inputs = {
  PutParameter: () => ({ Name: '/shop/color', Value: 'blue', Type: 'String' }),
  GetParameter: () => ({ Name: '/shop/color' }),
  GetParameters: () => ({ Names: ['/shop/color', '/shop/none'] }),
  GetParametersByPath: () => ({ Path: '/shop' }),
  DescribeParameters: nothing,
  DeleteParameters: () => ({ Names: ['/shop/none'] }),
  DeleteParameter: () => ({ Name: '/shop/color' }),
  CreateDocument: () => ({
    Name: 'Restart',
    DocumentType: 'Command',
    Content: JSON.stringify({
      schemaVersion: '2.2',
      parameters: { Name: { type: 'String', default: 'web' } },
      mainSteps: [
        { action: 'aws:runShellScript', name: 'restart', inputs: { runCommand: ['echo {{ Name }}'] } },
      ],
    }),
  }),
  DescribeDocument: () => ({ Name: 'Restart' }),
  GetDocument: () => ({ Name: 'Restart' }),
  DescribeInstanceInformation: nothing,
  SendCommand: ({ instance }) => ({ DocumentName: 'Restart', InstanceIds: [instance] }),
  GetCommandInvocation: ({ command, instance }) => ({ CommandId: command, InstanceId: instance }),
  ListCommandInvocations: ({ command }) => ({ CommandId: command, Details: true }),
  ListCommands: nothing,
  ListDocuments: nothing,
  CancelCommand: ({ command }) => ({ CommandId: command }),
  DeleteDocument: () => ({ Name: 'Restart' }),
}

/** The same for the Security Token Service. */
export const tokenInputs: Inputs = {
  GetCallerIdentity: nothing,
  AssumeRole: ({ role }) => ({ RoleArn: role, RoleSessionName: 'release' }),
  DecodeAuthorizationMessage: ({ encoded }) => ({ EncodedMessage: encoded }),
}

/** The same for Identity and Access Management. */
export const rightsInputs: Inputs = {
  SimulatePrincipalPolicy: ({ role }) => ({ PolicySourceArn: role, ActionNames: ['ec2:RunInstances'] }),
}
